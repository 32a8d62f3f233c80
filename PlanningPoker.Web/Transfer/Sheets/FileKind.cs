using System.Text;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>What a file is, whatever its name says.</summary>
enum FileKind { Text, ZippedWorkbook, OldWorkbook, Binary, WebPage, Xml, Json }

/// <summary>Tells what a file is by its first bytes.</summary>
static class FileKinds
{
    /// <summary>Where a web page may still begin, behind comments and declarations.</summary>
    const int MaxStart = 4096;

    static readonly byte[][] Binaries =
    [
        [.. "%PDF-"u8], [.. "{\\rtf"u8], [0x89, .. "PNG"u8], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [.. "Rar!"u8], [0x1F, 0x8B],
        [0x37, 0x7A, 0xBC, 0xAF], [.. "SQLite format 3"u8], [.. "MIME-Version:"u8],
        [.. "BEGIN:VCALENDAR"u8], [.. "BEGIN:VCARD"u8], [.. "%!PS-"u8], [0xFD, .. "7zXZ"u8], [.. "bplist00"u8],
    ];

    static readonly string[] PageStarts = ["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<div", "<style"];

    /// <summary>The kind of a file as it was sent.</summary>
    public static FileKind OfBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..]) return FileKind.ZippedWorkbook;
        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..]) return FileKind.OldWorkbook;
        foreach (var start in Binaries)
            if (bytes.StartsWith(start)) return FileKind.Binary;
        return FileKind.Text;
    }

    /// <summary>The kind of a text in UTF-8.</summary>
    public static FileKind OfText(ReadOnlySpan<byte> text)
    {
        var start = Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxStart)]).TrimStart().ToLowerInvariant();
        if (start is ['<', _, ..] && (char.IsAsciiLetter(start[1]) || start[1] is '!' or '?'))
            return IsPage(start) ? FileKind.WebPage : start.Contains('>', StringComparison.Ordinal) ? FileKind.Xml : FileKind.Text;
        return IsJson(start) ? FileKind.Json : IsEmail(start) ? FileKind.Binary : FileKind.Text;
    }

    /// <summary>A saved e-mail begins with fields, of which one says from whom it is and one what about.</summary>
    static bool IsEmail(string start)
    {
        var fields = start.ReplaceLineEndings("\n").Split('\n').TakeWhile(line => line.Length > 0)
            .Select(line => line[..Math.Max(0, line.IndexOf(": ", StringComparison.Ordinal))]).ToList();
        return fields.Count >= 3 && fields[0].Length > 0 && fields.Contains("from") && fields.Contains("subject");
    }

    static bool IsPage(string start) =>
        PageStarts.Any(page => start.StartsWith(page, StringComparison.Ordinal))
        || start.Contains("<html", StringComparison.Ordinal)
            && (start.StartsWith("<!--", StringComparison.Ordinal) || start.StartsWith("<?xml", StringComparison.Ordinal));

    /// <summary>An object with a name, or a list of objects. "[US-1] Title" and a wiki's "{|" are none.</summary>
    static bool IsJson(string start) => start switch
    {
        ['{', .. var rest] => rest.TrimStart() is ['"' or '}', ..],
        ['[', .. var rest] => rest.TrimStart() is ['{' or '"', ..],
        _ => false,
    };
}
