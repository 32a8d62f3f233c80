using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Rendering.Refusals;

static class RefusalSetup
{
    public static void AddRefusals(this IServiceCollection services)
    {
        services.AddSingleton<RefusalAnswers>();
        services.AddExceptionHandler<BusyAnswers>();
    }

    /// <summary>What goes wrong is said to scripts in problem details and to people on a page.</summary>
    public static void UseRefusals(this WebApplication app)
    {
        app.UseWhen(context => !RefusalAnswers.IsForScripts(context.Request), people =>
        {
            // Outside the exceptions, so that a refusal by exception gets its page too.
            people.UseStatusCodePagesWithReExecute("/error/{0}");
            people.UseExceptionHandler("/error/500");
        });
        app.UseWhen(context => RefusalAnswers.IsForScripts(context.Request), scripts =>
        {
            scripts.Use((context, next) =>
            {
                context.Response.OnStarting(() => NotStoredAsync(context.Response));
                return next(context);
            });
            scripts.UseExceptionHandler(failed => failed.Run(Problems.Failure.ExecuteAsync));
            scripts.UseStatusCodePages(context => Problems.Of(Problems.OfStatus(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext));
        });
    }

    static Task NotStoredAsync(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }
}
