using System.Net.Sockets;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.USync;
using Microsoft.AspNetCore.Connections;

namespace LapeKnowledge.Umbraco;

/// <summary>Tells the operator in one line why the program did not start.</summary>
public static class StartFailure
{
    /// <summary>The line, or null where the failure is a bug, of which the stack trace is wanted.</summary>
    public static string? Describe(Exception failure) => failure switch
    {
        ConfigurationException or USyncException => failure.Message,
        IOException { InnerException: AddressInUseException } => $"The address is in use by another program: {failure.Message} Stop that program, or set another address in ASPNETCORE_URLS.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "The address may not be listened on: ports below 1024 need the right to them. Set another address in ASPNETCORE_URLS.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => $"The address in ASPNETCORE_URLS is not one of this machine: {failure.Message}",
        IOException io when io.IsDiskFull() => $"The disk is full: {io.Message}",
        _ => null,
    };
}
