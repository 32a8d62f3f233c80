using System.Globalization;
using System.Text;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// A session as a file to download. Hidden votes do not change a single byte of it. It is made while it is read, so that a reader who is
/// slow, or many of them, take no memory.
/// </summary>
/// <param name="Name">The file name, in ASCII.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="WriteAsync">Writes the content to a stream, as fast as that takes it.</param>
public sealed record Export(string Name, string ContentType, Func<Stream, CancellationToken, Task> WriteAsync)
{
    const string Csv = "text/csv; charset=utf-8", Markdown = "text/markdown; charset=utf-8", Plain = "text/plain; charset=utf-8";

    const int MaxSlug = 60;

    /// <summary>Exports a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="format">The file format.</param>
    /// <param name="date">The date in the file name.</param>
    public static Export Create(PokerSession session, ExportFormat format, DateOnly date)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Slug(session.Name)}-{date:yyyy-MM-dd}.{format.Name()}");
        var content = ExportedSession.Of(session);
        return format switch
        {
            ExportFormat.Csv => new(name, Csv, (to, ct) => CsvExport.WriteAsync(content, to, ct)),
            ExportFormat.Json => new(name, "application/json", (to, ct) => JsonExport.WriteAsync(content, to, ct)),
            ExportFormat.Md => new(name, Markdown, (to, ct) => MarkdownExport.WriteAsync(content, to, ct)),
            ExportFormat.VotesCsv => new(name, Csv, (to, ct) => VotesExport.WriteAsync(content, to, ct)),
            ExportFormat.TableMd => new(name, Markdown, (to, ct) => TableExport.WriteAsync(content, new MarkdownTable(), to, ct)),
            ExportFormat.TableWiki => new($"{name}.txt", Plain, (to, ct) => TableExport.WriteAsync(content, new WikiTable(), to, ct)),
            ExportFormat.TableTxt => new(name, Plain, (to, ct) => TableExport.WriteAsync(content, new ChatTable(), to, ct)),
            ExportFormat.JiraCsv or ExportFormat.AzureCsv or ExportFormat.GitHubCsv or ExportFormat.GitLabCsv or ExportFormat.LinearCsv =>
                new(name, Csv, (to, ct) => TrackerExport.WriteAsync(content, format, to, ct)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    static string Slug(string name)
    {
        var letters = name.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD).ToLowerInvariant()
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        var slug = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug is "" ? "session" : slug[..Math.Min(slug.Length, MaxSlug)].TrimEnd('-');
    }
}
