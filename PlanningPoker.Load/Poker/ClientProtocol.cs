namespace PlanningPoker.Load.Poker;

enum Format { Json, Html }

enum Transport { EventStream, WebSocket, Polling }

/// <summary>How a team plays: as scripts or as pages, and the way its frames travel.</summary>
/// <param name="Form">Data or fragments.</param>
/// <param name="Way">How they come.</param>
/// <param name="ActsByForm">Acts as the page's buttons do, and not over the API.</param>
readonly record struct ClientProtocol(Format Format, Transport Transport, bool ActsByForm = false)
{
    public string StreamPath(string code) => Format == Format.Json ? $"/api/sessions/{code}/events" : $"/s/{code}/live";
    public string SocketPath(string code) => Format == Format.Json ? $"/api/sessions/{code}/ws" : $"/s/{code}/live/ws";
    public string PollPath(string code) => Format == Format.Json ? $"/api/sessions/{code}" : $"/s/{code}/live/poll";

    public override string ToString() =>
        (Format == Format.Json ? "JSON" : "HTML") + Transport switch { Transport.EventStream => ", event stream", Transport.WebSocket => ", WebSocket", _ => ", polling" } + (ActsByForm ? ", forms" : "");
}
