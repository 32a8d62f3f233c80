using QRCoder;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>The head of every page of a session.</summary>
/// <param name="Page">The page.</param>
/// <param name="Here">Its name in the navigation; null for the table.</param>
public sealed record BarView(SessionPage Page, string? Here)
{
    public string Build => Live.Build.Id;

    public string Link => $"{Page.Request.Scheme}://{Page.Request.Host}/s/{Page.Session.Code}";

    public QrCode Qr => QrCode.Of(Link);
}

/// <summary>A QR code as the path of an SVG: one unit a module.</summary>
public sealed record QrCode(string Box, string Path)
{
    const int QuietZone = 4;

    public static QrCode Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var dark = from y in Enumerable.Range(QuietZone, rows.Count - 2 * QuietZone)
                   from x in Enumerable.Range(QuietZone, rows.Count - 2 * QuietZone)
                   where rows[y][x]
                   select $"M{x} {y}h1v1h-1z";
        return new($"0 0 {rows.Count} {rows.Count}", string.Concat(dark));
    }
}
