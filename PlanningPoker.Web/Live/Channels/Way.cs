namespace PlanningPoker.Web.Live.Channels;

/// <summary>How a frame is written: fragments for pages or data for scripts, as an event of a stream or as a message of its own.</summary>
enum Way { HtmlEvents, JsonEvents, HtmlMessages, JsonMessages }

static class Ways
{
    public static bool IsHtml(this Way way) => way is Way.HtmlEvents or Way.HtmlMessages;
    public static bool IsEvents(this Way way) => way is Way.HtmlEvents or Way.JsonEvents;
}
