using LapeKnowledge.Umbraco.Published;

namespace LapeKnowledge.Umbraco.Tests.Published;

public sealed class EmptyValuesTests
{
    private EmptyValues? _values;

    [Fact]
    public void Each_culture_has_values_of_its_own_that_are_made_once()
    {
        var generation = new object();
        var made = 0;
        object? Make() => $"made {++made}";

        Assert.Equal("made 1", Of("fi-FI", generation).Get(0, Make));
        Assert.Equal("made 2", Of("sv-FI", generation).Get(0, Make));
        Assert.Equal("made 3", Of("fi-FI", generation).Get(1, Make));
        Assert.Equal(["made 1", "made 2", "made 3"], [Of("fi-FI", generation).Get(0, Make), Of("sv-FI", generation).Get(0, Make), Of("fi-FI", generation).Get(1, Make)]);
    }

    [Fact]
    public void Nothing_is_a_value_too()
    {
        var generation = new object();
        Assert.Null(Of("fi-FI", generation).Get(0, () => null));

        Assert.Null(Of("fi-FI", generation).Get(0, () => throw new InvalidOperationException()));
    }

    [Fact]
    public void A_change_of_content_forgets_them()
    {
        Of("fi-FI", new object()).Get(0, () => "old");

        Assert.Equal("new", Of("fi-FI", new object()).Get(0, () => "new"));
    }

    private EmptyValues Of(string culture, object generation) => EmptyValues.Of(ref _values, culture, string.Empty, generation, 2);
}
