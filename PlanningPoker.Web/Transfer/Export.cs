using System.Globalization;
using System.Text;

namespace PlanningPoker.Web.Transfer;

/// <summary>A session as a file to download. Hidden votes do not change a single byte of it.</summary>
/// <param name="Name">The file name, in ASCII.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Content">The content.</param>
public sealed record Export(string Name, string ContentType, byte[] Content)
{
    const int MaxSlug = 60;

    /// <summary>Exports a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="format">The file format.</param>
    /// <param name="date">The date in the file name.</param>
    public static Export Create(PokerSession session, ExportFormat format, DateOnly date)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Slug(session.Name)}-{date:yyyy-MM-dd}");
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
        return slug is "" ? "session" : slug[..Math.Min(slug.Length, MaxSlug)].TrimEnd('-');
    }
}

/// <summary>The file formats; the names are the ones in the URL.</summary>
public enum ExportFormat { Csv, Json, Md }
