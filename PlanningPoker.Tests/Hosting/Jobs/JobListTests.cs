using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mono.Cecil;
using Mono.Cecil.Cil;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Tests.Hosting.Jobs;

/// <summary>
/// Every background job shows in the health check when it fails. What a job does not catch is counted by its base class; the compiled code
/// shows whether it also counts what it catches, and that it succeeds again.
/// </summary>
public sealed class JobListTests(TestServer server)
{
    static readonly string[] Jobs =
    [
        "DeliveryExpiry", "DemoVotes", "DueCommands", "HintReader", "RedisLink", "ReportExpiry", "SessionChannels", "SessionExpiry",
        "StampWatch", "WebhookDeliveries",
    ];

    [Fact]
    public void Everything_that_runs_by_itself_is_a_background_job()
    {
        var ours = typeof(Program).Assembly;
        var running = server.Services.GetServices<IHostedService>().Select(service => service.GetType())
            .Where(type => type.Assembly == ours).ToList();

        Assert.All(running, type => Assert.True(type.IsSubclassOf(typeof(BackgroundJob)), type.Name));
        Assert.Equal(Jobs, running.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Jobs, ours.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IHostedService)))
            .Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_job_counts_the_failures_that_it_catches_and_that_it_succeeds()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Program).Assembly.Location);
        foreach (var job in module.Types.Where(type => Jobs.Contains(type.Name)))
        {
            var bodies = WithNested(job).SelectMany(type => type.Methods).Where(method => method.HasBody).Select(method => method.Body)
                .ToList();
            Assert.True(bodies.Any(body => Calls(body, nameof(JobHealth.Succeeded))), $"{job.Name} never says that it succeeded.");
            if (bodies.Any(CatchesEverything))
                Assert.True(bodies.Any(body => Calls(body, nameof(JobHealth.Failed))), $"{job.Name} does not count what it catches.");
        }
    }

    static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    static bool Calls(MethodBody body, string method) => body.Instructions.Any(each =>
        each.Operand is MethodReference { DeclaringType.Name: nameof(BackgroundJob) } called && called.Name == method);

    /// <summary>Whether the method has a handler for exceptions of every kind; one that names kinds handles what is no failure.</summary>
    static bool CatchesEverything(MethodBody body) => body.ExceptionHandlers.Any(handler => handler.HandlerType switch
    {
        ExceptionHandlerType.Catch => IsException(handler.CatchType),
        ExceptionHandlerType.Filter => FilterOf(handler).All(IsException),
        _ => false,
    } && !IsOfStateMachine(body, handler));

    static IEnumerable<TypeReference> FilterOf(ExceptionHandler handler)
    {
        for (var each = handler.FilterStart; each != handler.HandlerStart; each = each.Next)
            if (each.OpCode == OpCodes.Isinst) yield return (TypeReference)each.Operand;
    }

    static bool IsException(TypeReference type) => type.FullName == typeof(Exception).FullName;

    /// <summary>The compiler's own handler, which gives an exception to the task that the method returns.</summary>
    static bool IsOfStateMachine(MethodBody body, ExceptionHandler handler)
    {
        for (var each = handler.HandlerStart; each is not null && each != handler.HandlerEnd; each = each.Next)
            if (each.Operand is MethodReference { Name: "SetException" }) return true;
        return body.Method.DeclaringType.Name == nameof(BackgroundJob);
    }
}
