using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.ObjectPool;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Rendering;

/// <summary>Renders patches from the same partials as the pages themselves.</summary>
sealed class PatchRenderer(HtmlEncoder encoder) : IPageRenderer
{
    /// <summary>In characters. The large buffer of a table with many stories is not kept.</summary>
    const int UsualLength = 16 * 1024, MaxPooledLength = 256 * 1024;

    readonly ObjectPool<StringBuilder> builders = new DefaultObjectPoolProvider().CreateStringBuilderPool(UsualLength, MaxPooledLength);

    public Task<ReadOnlyMemory<byte>> ChangesAsync(IReadOnlyList<SessionChange> changes) =>
        RenderAsync(TablePatch.Of(changes));

    public bool MayJoin(SessionChange change) => TablePatch.MayJoin(change);

    public Task<ReadOnlyMemory<byte>> TableAsync(PublicView view) => RenderAsync(TablePatch.Whole(view));

    public Task<ReadOnlyMemory<byte>> PresenceAsync(IReadOnlySet<PlayerId> here) => RenderAsync([Regions.Presence.Replace(here)]);

    public Task<ReadOnlyMemory<byte>> PrivateRegionsAsync(MyView mine, MyParts parts) => RenderAsync(Regions.Of(mine, parts));

    /// <returns>UTF-8.</returns>
    public async Task<ReadOnlyMemory<byte>> RenderAsync(IEnumerable<Fragment> patch)
    {
        var html = builders.Get();
        await using var writer = new StringWriter(html, CultureInfo.InvariantCulture);
        foreach (var fragment in patch) await WriteAsync(fragment, html, writer);
        var utf8 = ToUtf8(html);
        builders.Return(html);
        return utf8;
    }

    /// <summary>Answers htmx with a patch.</summary>
    public async Task AnswerAsync(HttpContext http, IEnumerable<Fragment> patch) =>
        await AnswerAsync(http, await RenderAsync(patch));

    public static async Task AnswerAsync(HttpContext http, ReadOnlyMemory<byte> html)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.BodyWriter.WriteAsync(html, http.RequestAborted);
    }

    /// <remarks>
    /// Ids are letters, digits and dashes, so they need no encoding. White space after a partial would add a text node to the page
    /// with every morph, so it is removed.
    /// </remarks>
    async Task WriteAsync(Fragment fragment, StringBuilder html, StringWriter writer)
    {
        // The layout sets the morph as the default.
        if (fragment.Swap is Swap.OuterMorph) html.Append("<hx-partial id=\"").Append(fragment.Target);
        else html.Append("<hx-partial hx-swap=\"").Append(NameOf(fragment.Swap)).Append("\" hx-target=\"#").Append(fragment.Target);
        html.Append("\">");
        if (fragment.Partial is { } make)
        {
            using var partial = make();
            await partial.RenderAsync(writer, encoder);
            while (char.IsWhiteSpace(html[^1])) html.Length--;
        }
        html.Append("</hx-partial>");
    }

    /// <summary>Encodes HTML, with one space instead of each line break and the indentation after it.</summary>
    /// <remarks>Line breaks are only those of the partials: the encoder writes those of people as <c>&amp;#xA;</c>.</remarks>
    static ReadOnlyMemory<byte> ToUtf8(StringBuilder text)
    {
        var utf8 = new ArrayBufferWriter<byte>(text.Length + text.Length / 16 + 1);
        // One encoder for all chunks, because a surrogate pair may be split between two.
        var encoder = Encoding.UTF8.GetEncoder();
        var isAtLineStart = false;
        foreach (var chunk in text.GetChunks())
        {
            for (var rest = chunk.Span; !rest.IsEmpty;)
            {
                if (isAtLineStart) rest = rest.TrimStart("\r\n ");
                var line = rest.IndexOfAny('\r', '\n') is >= 0 and var end ? rest[..end] : rest;
                encoder.Convert(line, utf8, flush: false, out _, out _);
                isAtLineStart = line.Length < rest.Length || line.IsEmpty;
                if (line.Length < rest.Length) utf8.Write(" "u8);
                rest = rest[line.Length..];
            }
        }
        return utf8.WrittenMemory;
    }

    static string NameOf(Swap swap) => swap switch
    {
        Swap.AfterBegin => "afterbegin",
        Swap.BeforeEnd => "beforeend",
        Swap.BeforeBegin => "beforebegin",
        Swap.AfterEnd => "afterend",
        Swap.Delete => "delete",
        _ => throw new ArgumentOutOfRangeException(nameof(swap), swap, "It is the default and is not named."),
    };
}
