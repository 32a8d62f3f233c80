using Microsoft.Extensions.Logging;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Server;

/// <summary>Keeps what an in-process server logs, instead of mixing it into the test output.</summary>
sealed class ServerLog(Output output) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Category(output, categoryName);

    public void Dispose()
    {
    }

    sealed class Category(Output output, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format) =>
            output.Add($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {level} {name}: {format(state, exception)} {exception}");
    }
}
