using LapeKnowledge.ModelsGenerator;

namespace LapeKnowledge.Web.Tests.Models;

public sealed class NamesTests
{
    [Theory]
    [InlineData("goodPractice", "GoodPractice")]
    [InlineData("early-childhood", "EarlyChildhood")]
    [InlineData("age-0-2", "Age0_2")]
    [InlineData("0-2", "_0_2")]
    [InlineData("https://creativecommons.org/licenses/by-sa/4.0/", "LicensesBySa4_0")]
    public void An_alias_or_a_code_becomes_a_name_of_the_language(string code, string name) => Assert.Equal(name, Names.OfCode(code));
}
