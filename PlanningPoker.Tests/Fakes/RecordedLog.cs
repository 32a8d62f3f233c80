using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PlanningPoker.Tests.Fakes;

/// <summary>Remembers what is logged as an error or a warning.</summary>
sealed class RecordedLog<T> : ILogger<T>
{
    readonly ConcurrentQueue<string> errors = new(), warnings = new();

    public IReadOnlyCollection<string> Errors => errors;

    public IReadOnlyCollection<string> Warnings => warnings;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error) errors.Enqueue(formatter(state, exception));
        else if (logLevel == LogLevel.Warning) warnings.Enqueue(formatter(state, exception));
    }
}
