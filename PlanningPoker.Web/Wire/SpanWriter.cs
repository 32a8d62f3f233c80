using System.Text;

namespace PlanningPoker.Web.Wire;

/// <summary>A writer that never waits: every way of writing is the one.</summary>
abstract class SpanWriter : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public abstract override void Write(ReadOnlySpan<char> buffer);

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    // What is inherited here would take another thread for each piece.

    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer, index, count);
        return Task.CompletedTask;
    }

    public override Task FlushAsync() => Task.CompletedTask;
}
