using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Junk;

/// <summary>An endpoint that is added gets junk too, unless it is named here.</summary>
public sealed class JunkEndpointsTests(TestServer server)
{
    /// <summary>
    /// Those that end or delete the session or take its players and hosts away; the home page's other name; and demos, whose players
    /// vote by themselves.
    /// </summary>
    static readonly HashSet<string> LeftOut =
    [
        "DELETE /api/sessions/{id}/", "POST /api/sessions/{id}/end", "POST …/demote", "POST …/end", "POST …/leave", "POST …/remove",
        "GET,POST Index", "GET,POST demo",
    ];

    static readonly (string Method, PathString Path)[] Tried =
        [.. JunkGenerator.Endpoints.Select(endpoint => endpoint.Split(' ', '?')).Select(parts => (parts[0], new PathString(parts[1])))];

    [Fact]
    public void Every_endpoint_is_tried_or_left_out_by_name()
    {
        var routes = server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(route => !MethodsOf(route).Any(method => IsTried(method, route)))
            .Select(route => $"{string.Join(',', MethodsOf(route))} {route.RoutePattern.RawText}");
        var handlers = typeof(Program).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public))
            .Select(method => HandlerOf(method.Name)).OfType<(string Method, string Name)>()
            .Where(handler => !Tried.Any(tried => tried.Method == handler.Method && IsLast(handler.Name, tried.Path)))
            .Select(handler => $"{handler.Method} …/{handler.Name}");

        var left = routes.Concat(handlers).ToHashSet();
        Assert.True(left.SetEquals(LeftOut), string.Join('\n', left.Order()));
    }

    static IEnumerable<string> MethodsOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

    static bool IsTried(string method, RouteEndpoint route)
    {
        var matcher = new TemplateMatcher(TemplateParser.Parse(route.RoutePattern.RawText!.TrimStart('/')), []);
        return Tried.Any(tried => tried.Method == method && matcher.TryMatch(tried.Path, []));
    }

    /// <summary>The name of a handler as it stands in an address; null for a method that is none, and for the page itself.</summary>
    static (string Method, string Name)? HandlerOf(string method)
    {
        var name = method.Replace("Async", "", StringComparison.Ordinal);
        if (name.StartsWith("OnPost", StringComparison.Ordinal) && name.Length > 6) return ("POST", name[6..].ToLowerInvariant());
        return name.StartsWith("OnGet", StringComparison.Ordinal) && name.Length > 5 ? ("GET", name[5..].ToLowerInvariant()) : null;
    }

    static bool IsLast(string name, PathString path) => path.Value!.EndsWith($"/{name}", StringComparison.Ordinal);
}
