namespace PlanningPoker.Load.Poker;

/// <summary>How the clients of a session talk to Planning Poker.</summary>
readonly record struct ClientProtocol(Format Format, Transport Transport, ActionEndpoint Actions = ActionEndpoint.Api)
{
    public string EventStreamPath(string code) => Format == Format.Json ? $"/api/sessions/{code}/events" : $"/s/{code}/live";
    public string WebSocketPath(string code) => Format == Format.Json ? $"/api/sessions/{code}/ws" : $"/s/{code}/live/ws";
    public string PollingPath(string code) => Format == Format.Json ? $"/api/sessions/{code}" : $"/s/{code}/live/poll";

    /// <summary>The name in reports.</summary>
    public override string ToString()
    {
        var format = Format == Format.Json ? "JSON" : "HTML";
        var transport = Transport switch
        {
            Transport.EventStream => "event stream",
            Transport.WebSocket => "WebSocket",
            _ => "polling",
        };
        return Actions == ActionEndpoint.Forms ? $"{format}, {transport}, forms" : $"{format}, {transport}";
    }
}
