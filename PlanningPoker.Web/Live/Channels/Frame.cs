using System.Diagnostics;
using System.Globalization;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>
/// A message that all readers of a session share. Its bytes are made when a reader first needs them: once per format and, as HTML, once
/// per language. A frame with a version moves the position of the stream.
/// </summary>
sealed class Frame(FrameHeader header, FrameContent content) : QueueItem
{
    readonly long madeAt = Stopwatch.GetTimestamp();
    EncodedContent? json;
    Localized? html;

    public string Name => header.Name;

    /// <summary>The time since the frame was made, right after its commit.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(madeAt);

    public long? Version => header.Version;

    /// <summary>The version that a reader needs for it; null for a frame without a version.</summary>
    public long? From => header.From ?? header.Version - 1;

    /// <summary>The change that it tells; null for every other frame.</summary>
    public SessionChange? Change { get; init; }

    /// <summary>Whether the connection ends after this frame.</summary>
    public bool IsLast { get; init; }

    /// <summary>The bytes to send; HTML is in the current culture.</summary>
    public Task<ReadOnlyMemory<byte>> EncodeAsync(FrameFormat format) =>
        (content.Html is { } render && format.IsHtml() ? HtmlIn(CultureInfo.CurrentUICulture, render) : Json()).In(format);

    EncodedContent Json() => Volatile.Read(ref json)
        ?? LazyInitializer.EnsureInitialized(ref json, () => new(header, () => Task.FromResult(content.Json()), isHtml: false));

    EncodedContent HtmlIn(CultureInfo culture, Func<Task<ReadOnlyMemory<byte>>> render)
    {
        while (true)
        {
            var first = Volatile.Read(ref html);
            for (var each = first; each is not null; each = each.Next)
                if (each.Culture.Equals(culture)) return each.Content;
            var added = new Localized(culture, new(header, render, isHtml: true), first);
            if (Interlocked.CompareExchange(ref html, added, first) == first) return added.Content;
        }
    }

    /// <summary>The languages in use, as a linked list, because there is nearly always one.</summary>
    sealed record Localized(CultureInfo Culture, EncodedContent Content, Localized? Next);
}

/// <summary>The content of a frame, in UTF-8.</summary>
/// <param name="Json">The payload, for scripts.</param>
/// <param name="Html">The fragments in the current culture, for pages; null if pages read the payload too.</param>
sealed record FrameContent(Func<ReadOnlyMemory<byte>> Json, Func<Task<ReadOnlyMemory<byte>>>? Html = null);
