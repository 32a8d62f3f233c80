using QRCoder;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A QR code as the path of an SVG: one unit a module.</summary>
public sealed record QrCode(string Box, string Path)
{
    const int QuietZone = 4, Longest = 300;

    /// <summary>Null for a text too long for a code that a phone could read.</summary>
    public static QrCode? Of(string text)
    {
        if (text.Length > Longest) return null;
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var dark = from y in Enumerable.Range(QuietZone, rows.Count - 2 * QuietZone)
                   from x in Enumerable.Range(QuietZone, rows.Count - 2 * QuietZone)
                   where rows[y][x]
                   select $"M{x} {y}h1v1h-1z";
        return new($"0 0 {rows.Count} {rows.Count}", string.Concat(dark));
    }
}
