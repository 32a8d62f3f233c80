using System.Text;

namespace PlanningPoker.E2E.Processes;

/// <summary>The output of a process or server so far, line by line; may be written and read from any thread.</summary>
sealed class Output
{
    readonly StringBuilder text = new();

    public int Length
    {
        get
        {
            lock (text) return text.Length;
        }
    }

    public void Add(string? line)
    {
        if (line is null) return;
        lock (text) text.AppendLine(line);
    }

    /// <summary>The output after the first <paramref name="start"/> characters.</summary>
    public string From(int start)
    {
        lock (text) return text.ToString(start, text.Length - start);
    }

    public override string ToString() => From(0);
}
