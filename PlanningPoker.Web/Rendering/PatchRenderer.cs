using System.Text.Encodings.Web;
using Microsoft.Extensions.ObjectPool;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Rendering;

/// <summary>Renders patches from the same partials as the pages themselves.</summary>
sealed class PatchRenderer(HtmlEncoder encoder) : IPageRenderer
{
    readonly ObjectPool<HtmlBuffer> buffers = new DefaultObjectPool<HtmlBuffer>(new BufferPolicy());

    public Task<ReadOnlyMemory<byte>> ChangesAsync(IReadOnlyList<SessionChange> changes) =>
        RenderAsync(TablePatch.Of(changes));

    public bool MayJoin(SessionChange change) => TablePatch.MayJoin(change);

    public Task<ReadOnlyMemory<byte>> TableAsync(PublicView view) => RenderAsync(TablePatch.Whole(view));

    public Task<ReadOnlyMemory<byte>> PresenceAsync(IReadOnlySet<PlayerId> here) => RenderAsync([Regions.Presence.Replace(here)]);

    public Task<ReadOnlyMemory<byte>> PrivateRegionsAsync(MyView mine, MyParts parts) => RenderAsync(Regions.Of(mine, parts));

    /// <returns>UTF-8.</returns>
    public async Task<ReadOnlyMemory<byte>> RenderAsync(IEnumerable<Fragment> patch)
    {
        var html = buffers.Get();
        foreach (var fragment in patch) await WriteAsync(fragment, html);
        var utf8 = html.Take();
        buffers.Return(html);
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
    async Task WriteAsync(Fragment fragment, HtmlBuffer html)
    {
        // The layout sets the morph as the default.
        html.Write(fragment.Swap is Swap.OuterMorph
            ? $"<hx-partial id=\"{fragment.Target}\">"
            : $"<hx-partial hx-swap=\"{NameOf(fragment.Swap)}\" hx-target=\"#{fragment.Target}\">");
        if (fragment.Partial is { } make)
        {
            using var partial = make();
            await partial.RenderAsync(html, encoder);
            html.TrimEnd();
        }
        html.Write("</hx-partial>");
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

    sealed class BufferPolicy : PooledObjectPolicy<HtmlBuffer>
    {
        /// <summary>In bytes. The large buffer of a table with many stories is not kept.</summary>
        const int MaxPooledLength = 256 * 1024;

        public override HtmlBuffer Create() => new();

        public override bool Return(HtmlBuffer buffer) => buffer.Capacity <= MaxPooledLength;
    }
}
