using System.Reflection;
using LapeKnowledge.Umbraco.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Hosting;

/// <summary>What Umbraco Core asks of its host is served, or refused in so many words.</summary>
public sealed class PortTests(HostFixture host) : HostTest(host)
{
    private static readonly Assembly Core = typeof(IContentService).Assembly;
    private static readonly Assembly Ours = typeof(UmbracoHost).Assembly;

    [Fact]
    public void Our_ports_override_every_default_method_of_Umbraco_Core()
    {
        var ports = PortsServedByUs();

        var forgotten = ports.SelectMany(p => DefaultMethodsLeft(p.Port, p.Implementation)).Distinct().Order(StringComparer.Ordinal).ToArray();

        Assert.True(ports.Length > 40, $"Only {ports.Length} ports were found to check.");
        Assert.True(forgotten.Length == 0, "Default methods that no port of ours overrides:\n" + string.Join('\n', forgotten));
    }

    [Fact]
    public void Everything_registered_can_be_made()
    {
        using var scope = Host.Services.CreateScope();
        var registered = Host.Registrations.Where(r => !r.IsKeyedService && !r.ServiceType.IsGenericTypeDefinition).Select(r => r.ServiceType).Distinct().ToArray();

        var failures = registered.Where(IsUmbraco).Select(t => Failure(scope.ServiceProvider, t)).OfType<string>().Distinct().ToArray();

        Assert.True(registered.Length > 400, $"Only {registered.Length} registrations were found to check.");
        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }

    [Fact]
    public void Each_refused_port_says_why()
    {
        Assert.NotEmpty(UnservedPorts.All);
        foreach (var (port, reason) in UnservedPorts.All)
        {
            var method = AnyMethodOf(port);
            var arguments = method.GetParameters().Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null).ToArray();

            var service = Host.Services.GetRequiredService(port);
            Assert.True(service is UnservedPorts.RefusingPort, $"{port.Name} is served: take it off the list.");
            var refusal = Assert.Throws<TargetInvocationException>(() => method.Invoke(service, arguments)).InnerException;

            Assert.IsType<NotSupportedException>(refusal);
            Assert.Contains(port.Name, refusal.Message, StringComparison.Ordinal);
            Assert.EndsWith(reason, refusal.Message, StringComparison.Ordinal);
        }
    }

    private static MethodInfo AnyMethodOf(Type port)
    {
        var method = port.GetInterfaces().Prepend(port).SelectMany(i => i.GetMethods()).First(m => !m.IsStatic);
        return method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(object)) : method;
    }

    private (Type Port, Type Implementation)[] PortsServedByUs() => Host.Registrations
        .Where(r => !r.IsKeyedService && r.ServiceType is { IsInterface: true, IsGenericTypeDefinition: false } && r.ServiceType.Assembly == Core)
        .Where(r => !typeof(INotificationHandler).IsAssignableFrom(r.ServiceType))
        .Select(r => r.ServiceType)
        .Distinct()
        .SelectMany(port => Host.Services.GetServices(port).Select(s => (Port: port, Implementation: s!.GetType())))
        .Where(p => p.Implementation.Assembly == Ours)
        .ToArray();

    private static IEnumerable<string> DefaultMethodsLeft(Type port, Type implementation)
        => port.GetInterfaces().Append(port).Where(i => i.Assembly == Core).SelectMany(i =>
        {
            var map = implementation.GetInterfaceMap(i);
            return map.InterfaceMethods.Zip(map.TargetMethods)
                .Where(m => m.Second is { DeclaringType.IsInterface: true } && !m.First.IsStatic)
                .Select(m => $"{implementation.Name} ({i.Name}): {m.First}");
        });

    private static bool IsUmbraco(Type service) => service.Assembly == Core || service.Assembly == Ours || service.GenericTypeArguments.Any(IsUmbraco);

    private static string? Failure(IServiceProvider services, Type service)
    {
        try
        {
            return services.GetServices(service).Any() ? null : $"{service} has no implementation";
        }
        catch (Exception failure)
        {
            return $"{service.Name}: {failure.GetBaseException().Message}";
        }
    }
}
