using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Administration;

public sealed class KeyValueTests(HostFixture host) : HostTest(host)
{
    private IKeyValueService Values => Get<IKeyValueService>();

    [Fact]
    public void An_unknown_key_has_no_value() => Assert.Null(Values.GetValue("unknown"));

    [Fact]
    public void A_value_replaces_the_one_before()
    {
        Values.SetValue("key", "one");
        Values.SetValue("key", "two");

        Assert.Equal("two", Values.GetValue("key"));
    }

    [Fact]
    public void A_value_is_changed_only_from_what_it_is_thought_to_be()
    {
        Values.SetValue("key", "one");

        Assert.False(Values.TrySetValue("key", "something else", "two"));
        Assert.Equal("one", Values.GetValue("key"));
        Assert.True(Values.TrySetValue("key", "one", "two"));
        Assert.Equal("two", Values.GetValue("key"));
        Assert.Throws<InvalidOperationException>(() => Values.SetValue("key", "one", "three"));
    }

    [Fact]
    public void Values_are_found_by_the_beginning_of_their_keys()
    {
        Values.SetValue("state+one", "1");
        Values.SetValue("state+two", "2");
        Values.SetValue("stat", "3");

        Assert.Equal([("state+one", "1"), ("state+two", "2")], Values.FindByKeyPrefix("state+")!.OrderBy(v => v.Key).Select(v => (v.Key, v.Value)));
    }

    [Fact]
    public void The_repository_keeps_one_value_for_a_key()
    {
        InScope(r => r.Save(new KeyValue { Identifier = "one", Value = "1" }));
        InScope(r =>
        {
            var value = r.Get("one")!;
            value.Value = "2";
            r.Save(value);
            r.Save(new KeyValue { Identifier = "empty", Value = null });
        });

        InScope(r =>
        {
            Assert.Equal(("2", null, true, false), (r.Get("one")!.Value, r.Get("empty")!.Value, r.Exists("one"), r.Exists("two")));
            Assert.Null(r.Get("two"));
            Assert.Equal(["one"], r.GetMany("one", "two").Select(v => v.Identifier));
            r.Delete(r.Get("one")!);
            Assert.Null(r.Get("one"));
        });

        void InScope(Action<IKeyValueRepository> act)
        {
            using var scope = Get<ICoreScopeProvider>().CreateCoreScope();
            act(Get<IKeyValueRepository>());
            scope.Complete();
        }
    }
}
