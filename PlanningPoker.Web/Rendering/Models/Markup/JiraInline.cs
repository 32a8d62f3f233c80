using System.Text;

namespace PlanningPoker.Web.Rendering.Models.Markup;

/// <summary>Converts one line of Jira's wiki markup to Markdown: bold, italics, code, links. Everything else is escaped.</summary>
static class JiraInline
{
    /// <summary>Nobody nests deeper, and a hostile text must not use up the stack.</summary>
    const int MaxDepth = 8;

    const string Special = "\\`*_[]<>&~", SpecialFirst = "#+-=>";

    public static string Convert(string line) => Convert(line, 0);

    static string Convert(string line, int depth)
    {
        var markdown = new StringBuilder(line.Length + 16);
        for (var at = 0; at < line.Length;)
        {
            var (length, text) = Read(line, at, depth);
            markdown.Append(text);
            at += length;
        }
        return markdown.ToString();
    }

    /// <summary>How much of the line is read, and its Markdown.</summary>
    static (int Length, string Text) Read(string line, int at, int depth) => line[at] switch
    {
        '{' when line.AsSpan(at).StartsWith("{{") && Until(line, at + 2, "}}") is { Length: > 0 } code => (code.Length + 4, CodeOf(code)),
        '{' when line.AsSpan(at).StartsWith("{color") && Until(line, at, "}") is { } color => (color.Length + 1, ""),
        '[' when Until(line, at + 1, "]") is { Length: > 0 } link => (link.Length + 2, LinkOf(link)),
        '!' when ImageAt(line, at) is { } image => (image.Length + 2, CodeOf(image.Split('|')[0])),
        '*' or '_' when depth < MaxDepth && EmphasisAt(line, at) is { } inner =>
            (inner.Length + 2, $"{MarkOf(line[at])}{Convert(inner, depth + 1)}{MarkOf(line[at])}"),
        'h' when AddressAt(line, at) is { } address => (address.Length, $"<{address}>"),
        '\\' when at + 1 < line.Length && !char.IsLetterOrDigit(line[at + 1]) => (2, Escape(line[at + 1], at)),
        var other => (1, Escape(other, at)),
    };

    static string MarkOf(char mark) => mark == '*' ? "**" : "_";

    static string Escape(char c, int at)
    {
        var isSpecial = Special.Contains(c, StringComparison.Ordinal) || (at == 0 && SpecialFirst.Contains(c, StringComparison.Ordinal));
        return isSpecial ? $"\\{c}" : $"{c}";
    }

    static string? Until(string line, int from, string end) =>
        line.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and var to ? line[from..to] : null;

    static string CodeOf(string code) => code.Contains('`', StringComparison.Ordinal) ? $"`` {code} ``" : $"`{code}`";

    /// <summary><c>[text|address]</c>, <c>[address]</c>, <c>[~somebody]</c>; anything else is a text in brackets.</summary>
    static string LinkOf(string content)
    {
        var parts = content.Split('|');
        if (IsAddress(parts[^1]) || (parts.Length > 1 && IsAddress(parts[1])))
        {
            var address = IsAddress(parts[^1]) ? parts[^1] : parts[1];
            return parts.Length == 1 ? $"<{address}>" : $"[{Escaped(parts[0])}](<{address}>)";
        }
        return content[0] == '~' ? $"@{Escaped(content[1..])}" : $"\\[{Escaped(content)}\\]";
    }

    static string Escaped(string text) => string.Concat(text.Select(c => Escape(c, at: 1)));

    static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"
        && !text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '\\');

    static string? ImageAt(string line, int at) =>
        Until(line, at + 1, "!") is { Length: > 0 } name && name.Split('|')[0].Contains('.', StringComparison.Ordinal)
        && !name.Any(char.IsWhiteSpace) ? name : null;

    static string? AddressAt(string line, int at)
    {
        if (!line.AsSpan(at).StartsWith("http://") && !line.AsSpan(at).StartsWith("https://")) return null;
        var end = at;
        while (end < line.Length && !char.IsWhiteSpace(line[end]) && line[end] is not ('<' or '>' or '|' or ']' or '}' or '"')) end++;
        var address = line[at..end].TrimEnd('.', ',', ';', ':', '!', '?', ')', '*', '_');
        return IsAddress(address) ? address : null;
    }

    /// <summary>What stands between two marks: they are at the edges of words, not inside one.</summary>
    static string? EmphasisAt(string line, int at)
    {
        if (at > 0 && char.IsLetterOrDigit(line[at - 1])) return null;
        if (at + 1 >= line.Length || char.IsWhiteSpace(line[at + 1]) || line[at + 1] == line[at]) return null;
        for (var end = line.IndexOf(line[at], at + 2 <= line.Length ? at + 2 : at + 1); end > 0; end = line.IndexOf(line[at], end + 1))
        {
            var isEdge = end + 1 == line.Length || !char.IsLetterOrDigit(line[end + 1]);
            if (isEdge && !char.IsWhiteSpace(line[end - 1])) return line[(at + 1)..end];
        }
        return null;
    }
}
