namespace PlanningPoker.Web.Live.Channels;

/// <summary>
/// A frame's JSON, or its HTML in one language: made when first needed, and encoded at most once as an event and once as a message.
/// </summary>
sealed class EncodedContent
{
    readonly AsyncLazy<ReadOnlyMemory<byte>> content, asEvent, asMessage;

    public EncodedContent(FrameHeader header, Func<Task<ReadOnlyMemory<byte>>> makeContent, bool isHtml)
    {
        content = new(makeContent);
        asEvent = new(async () => await FrameEncoding.EventAsync(header, await content.Value));
        asMessage = new(async () => isHtml
            ? FrameEncoding.HtmlMessage(header, (await content.Value).Span)
            : FrameEncoding.JsonMessage(header, (await content.Value).Span));
    }

    public Task<ReadOnlyMemory<byte>> In(FrameFormat format) => format.IsEvent() ? asEvent.Value : asMessage.Value;
}
