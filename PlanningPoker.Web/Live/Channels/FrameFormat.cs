namespace PlanningPoker.Web.Live.Channels;

/// <summary>How a frame is written: HTML for pages or JSON for scripts, as a Server-Sent Event or as a message of its own.</summary>
enum FrameFormat { HtmlEvent, JsonEvent, HtmlMessage, JsonMessage }

static class FrameFormats
{
    public static bool IsHtml(this FrameFormat format) => format is FrameFormat.HtmlEvent or FrameFormat.HtmlMessage;
    public static bool IsEvent(this FrameFormat format) => format is FrameFormat.HtmlEvent or FrameFormat.JsonEvent;
}
