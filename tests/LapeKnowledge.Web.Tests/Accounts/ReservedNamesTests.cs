using LapeKnowledge.Web.Features.Accounts;

namespace LapeKnowledge.Web.Tests.Accounts;

public sealed class ReservedNamesTests
{
    [Theory]
    [InlineData("Poistettu käyttäjä")]
    [InlineData("poistettu\u00a0\u2009KÄYTTÄJÄ 2")]
    [InlineData("P-o-i-s-t-e-t-t-u käyttäjä")]
    [InlineData("Poistettu ka\u0308ytta\u0308ja\u0308")]
    [InlineData("Raderad användare")]
    [InlineData("Borttagen användare")]
    [InlineData("Yll\u00e4pito")]
    [InlineData("Y l l ä p i t o")]
    [InlineData("Yll\u200bäpito")]
    [InlineData("Moder\u0430\u0430ttori")]
    [InlineData("Sivuston toimitus")]
    [InlineData("LAPE-toimitus")]
    [InlineData("LapeKnowledge")]
    [InlineData("Redaktionen")]
    [InlineData("\uff21dmin")]
    public void What_looks_like_the_site_or_like_nobody_is_taken(string name) => Assert.True(ReservedNames.Has(name));

    [Theory]
    [InlineData("Liisa Esimerkki")]
    [InlineData("Åsa Öhman-Lappalainen")]
    [InlineData("Lapela")]
    [InlineData("Adminen")]
    [InlineData("Toimi Tuominen")]
    [InlineData("Sara Systä")]
    [InlineData("Анна Петрова")]
    [InlineData("Team Leader Tiina")]
    [InlineData("Matti \uffff")]
    public void People_have_their_names(string name) => Assert.False(ReservedNames.Has(name));
}
