using System.Text;

namespace PlanningPoker.Web.Wire;

/// <summary>Passes on what is written, without the white space before and after all of it.</summary>
sealed class TrimmingWriter(TextWriter target) : SpanWriter
{
    readonly StringBuilder space = new();
    bool hasBegun;

    public override void Write(ReadOnlySpan<char> buffer)
    {
        var text = buffer.TrimEnd();
        if (text.IsEmpty)
        {
            if (hasBegun) space.Append(buffer);
            return;
        }
        target.Write(space);
        space.Clear().Append(buffer[text.Length..]);
        target.Write(hasBegun ? text : text.TrimStart());
        hasBegun = true;
    }
}
