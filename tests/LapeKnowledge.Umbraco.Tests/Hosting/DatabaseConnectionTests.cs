using LapeKnowledge.Umbraco.Persistence;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace LapeKnowledge.Umbraco.Tests.Hosting;

/// <summary>What is made of the connection that an operator gives.</summary>
public sealed class DatabaseConnectionTests
{
    [Theory]
    [InlineData("Host=h;Database=d", 50)]
    [InlineData("Host=h;Database=d;Maximum Pool Size=10", 10)]
    [InlineData("host=h;database=d;maxpoolsize=300", 300)]
    public void PostgreSql_is_asked_for_no_more_connections_than_it_has_unless_the_operator_says_so(string given, int connections)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("ConnectionStrings:umbracoDbDSN", given),
            new("ConnectionStrings:umbracoDbDSN_ProviderName", "Npgsql"),
        ]).Build();

        var options = DatabaseRegistration.ReadOptions(configuration, new DataFolder("/data"));

        Assert.Equal(connections, new NpgsqlConnectionStringBuilder(options.ConnectionString).MaxPoolSize);
    }
}
