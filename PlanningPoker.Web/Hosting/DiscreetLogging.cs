using Microsoft.Extensions.Options;

namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Keeps addresses and form values out of the log, whatever levels are set: below <i>Warning</i> the web framework logs the paths of
/// requests, which hold the links of devices, and the arguments of handlers, which hold names and votes.
/// </summary>
sealed class DiscreetLogging(ILoggerFactory inner) : ILoggerFactory
{
    const string Framework = "Microsoft.AspNetCore";

    public static void AddTo(IServiceCollection services) => services.AddSingleton<ILoggerFactory>(provider => new DiscreetLogging(
        new LoggerFactory(
            provider.GetServices<ILoggerProvider>(),
            provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
            provider.GetService<IOptions<LoggerFactoryOptions>>())));

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith(Framework, StringComparison.Ordinal)
        ? new FromWarning(inner.CreateLogger(categoryName))
        : inner.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    sealed class FromWarning(ILogger inner) : ILogger
    {
        /// <summary>None: that of a request has its path, and would stand with each entry that is written meanwhile.</summary>
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
