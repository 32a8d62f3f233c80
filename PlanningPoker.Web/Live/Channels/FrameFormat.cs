namespace PlanningPoker.Web.Live.Channels;

/// <summary>The format of a frame: HTML for pages or JSON for scripts, as a Server-Sent Event or as a separate message.</summary>
enum FrameFormat { HtmlEvent, JsonEvent, HtmlMessage, JsonMessage }

static class FrameFormats
{
    public static bool IsHtml(this FrameFormat format) => format is FrameFormat.HtmlEvent or FrameFormat.HtmlMessage;
    public static bool IsEvent(this FrameFormat format) => format is FrameFormat.HtmlEvent or FrameFormat.JsonEvent;
}
