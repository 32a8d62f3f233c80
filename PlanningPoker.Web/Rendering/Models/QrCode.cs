using QRCoder;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A QR code as the view box and the path of an SVG, in which a module is one unit.</summary>
public sealed record QrCode(string Box, string Path)
{
    const int QuietZone = 4, MaxLength = 300;

    /// <summary>Null if the text is too long for a code that a phone can read.</summary>
    public static QrCode? Of(string text)
    {
        if (text.Length > MaxLength) return null;
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var dark = from y in Enumerable.Range(QuietZone, rows.Count - 2 * QuietZone)
                   from x in Enumerable.Range(QuietZone, rows.Count - 2 * QuietZone)
                   where rows[y][x]
                   select $"M{x} {y}h1v1h-1z";
        return new($"0 0 {rows.Count} {rows.Count}", string.Concat(dark));
    }
}
