using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LapeKnowledge.Umbraco.Tests;

/// <summary>Writes down the SQL commands that EF Core executes.</summary>
public sealed class CommandLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _commands = new();

    /// <summary>The commands of an action that nothing else runs beside.</summary>
    public string[] Of(Action action)
    {
        _commands.Clear();
        action();
        return _commands.ToArray();
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Add(command);
        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Add(command);
        return result;
    }

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
    {
        Add(command);
        return result;
    }

    private void Add(DbCommand command) => _commands.Enqueue(command.CommandText.ReplaceLineEndings(" "));
}
