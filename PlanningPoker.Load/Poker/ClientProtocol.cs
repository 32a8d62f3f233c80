namespace PlanningPoker.Load.Poker;

enum Form { Json, Html }

enum Way { Sse, WebSocket, Polling }

/// <summary>How a team plays: as scripts or as pages, and the way its frames travel.</summary>
/// <param name="Form">Data or fragments.</param>
/// <param name="Way">How they come.</param>
/// <param name="ActsByForm">Acts as the page's buttons do, and not over the API.</param>
readonly record struct Manner(Form Form, Way Way, bool ActsByForm = false)
{
    public string StreamPath(string code) => Form == Form.Json ? $"/api/sessions/{code}/events" : $"/s/{code}/live";
    public string SocketPath(string code) => Form == Form.Json ? $"/api/sessions/{code}/ws" : $"/s/{code}/live/ws";
    public string PollPath(string code) => Form == Form.Json ? $"/api/sessions/{code}" : $"/s/{code}/live/poll";

    public override string ToString() =>
        (Form == Form.Json ? "JSON" : "HTML") + Way switch { Way.Sse => ", SSE", Way.WebSocket => ", WebSocket", _ => ", polling" } + (ActsByForm ? ", forms" : "");
}
