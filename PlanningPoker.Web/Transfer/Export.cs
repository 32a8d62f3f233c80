using System.Globalization;
using System.Text;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Transfer;

/// <summary>A session as a file to take home. The same session makes the same bytes, whatever lies face down on its table.</summary>
/// <param name="Name">A file name of plain ASCII.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Export(string Name, string ContentType, byte[] Content)
{
    const int MaxName = 60;

    /// <param name="session">The session.</param>
    /// <param name="format">Which file.</param>
    /// <param name="on">The day in its name.</param>
    public static Export Of(PokerSession session, ExportFormat format, DateOnly on)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Slug(session.Name)}-{on:yyyy-MM-dd}");
        return format switch
        {
            ExportFormat.Csv => new($"{name}.csv", "text/csv; charset=utf-8", Csv(session)),
            ExportFormat.Json => new($"{name}.json", "application/json", Json(session)),
            ExportFormat.Md => new($"{name}.md", "text/markdown; charset=utf-8", Markdown(session)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    public static byte[] Csv(PokerSession session) => CsvExport.Of(ExportedSession.Of(session));

    public static byte[] Json(PokerSession session) => JsonExport.Of(ExportedSession.Of(session));

    public static byte[] Markdown(PokerSession session) => Encoding.UTF8.GetBytes(MarkdownExport.Of(ExportedSession.Of(session)));

    static string Slug(string name)
    {
        var letters = name.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD).ToLowerInvariant()
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        var slug = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug is "" ? "session" : slug[..Math.Min(slug.Length, MaxName)].TrimEnd('-');
    }
}

/// <summary>The files there are; the names are the ones in the address.</summary>
public enum ExportFormat { Csv, Json, Md }
