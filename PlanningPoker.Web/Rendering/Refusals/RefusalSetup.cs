using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Rendering.Refusals;

static class RefusalSetup
{
    public static void AddRefusals(this IServiceCollection services)
    {
        services.AddSingleton<ProblemWriter>();
        services.AddSingleton<IFaultWriter>(provider => provider.GetRequiredService<ProblemWriter>());
        services.AddExceptionHandler<FailureHandler>();
    }

    /// <summary>Scripts get problem details for what goes wrong, and browsers get the error page.</summary>
    public static void UseRefusals(this WebApplication app)
    {
        app.UseWhen(http => !ProblemWriter.IsForScripts(http.Request), people =>
        {
            // Before the exception handler, so that a refusal by exception gets its page too.
            people.UseStatusCodePagesWithReExecute("/error/{0}");
            people.UseExceptionHandler("/error/500");
        });
        app.UseWhen(http => ProblemWriter.IsForScripts(http.Request), scripts =>
        {
            scripts.Use((http, next) =>
            {
                http.Response.OnStarting(() => ForbidStoringAsync(http.Response));
                return next(http);
            });
            scripts.UseExceptionHandler(failed => failed.Run(Problem.Failure.ToResult().ExecuteAsync));
            scripts.UseStatusCodePages(context =>
                Problem.Of(Problem.FaultOf(context.HttpContext.Response.StatusCode)).ToResult().ExecuteAsync(context.HttpContext));
        });
    }

    static Task ForbidStoringAsync(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
