using System.Globalization;
using System.Text;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Junk;

/// <summary>
/// Generates almost valid requests to most endpoints: not to those that end or delete the session or take its players away. The same seed
/// gives the same requests.
/// </summary>
sealed class JunkGenerator(Random random, PopulatedSession session)
{
    public static readonly string[] Endpoints =
    [
        "POST /api/sessions", "GET /api/sessions/{code}", "GET /api/sessions/{code}?since=-1", "PATCH /api/sessions/{code}",
        "GET /api/sessions/{code}/export?format=md",
        "GET /api/sessions/{code}/events?since=0", "POST /api/sessions/{code}/players", "PATCH /api/sessions/{code}/players/{pid}",
        "DELETE /api/sessions/{code}/players/nobody",
        "POST /api/sessions/{code}/vote", "DELETE /api/sessions/{code}/vote?round=1&rev=2", "POST /api/sessions/{code}/reveal",
        "POST /api/sessions/{code}/reset",
        "POST /api/sessions/{code}/quick-vote", "POST /api/sessions/{code}/stories", "POST /api/sessions/{code}/stories/import",
        "PATCH /api/sessions/{code}/stories/s-1",
        "DELETE /api/sessions/{code}/stories/none", "POST /api/sessions/{code}/stories/s-1/start", "GET /openapi/v1.json", "GET /",
        "POST /", "GET /s/{code}", "GET /s/{code}/stories",
        "GET /s/{code}/players", "GET /s/{code}/settings", "GET /s/{code}/export.csv", "GET /s/{code}/live?since=1", "POST /s/{code}/vote",
        "POST /s/{code}/retract", "POST /s/{code}/join",
        "POST /s/{code}/addstory", "POST /s/{code}/estimate", "POST /s/{code}/role", "POST /s/{code}/up", "POST /s/{code}/next",
        "POST /s/{code}/stories/import", "POST /s/{code}/stories/edit",
        "GET /s/{code}/live/ws?since=1", "GET /s/{code}/live/poll?since=1&wait=0", "POST /s/{code}/live/beat",
        "GET /api/sessions/{code}/ws", "POST /s/{code}/device",
        "GET /s/{code}/pass/{pid}", "POST /s/{code}/pass/{pid}", "GET /v/0123456789ab/js/app.js", "POST /s/{code}/settings/save",
        "POST /api/sessions/{code}/players/{pid}/skip", "POST /api/sessions/{code}/players/{pid}/unskip",
        "POST /api/sessions/{code}/host/accept", "POST /api/sessions/{code}/host/return", "POST /api/sessions/{code}/countdown/stop",
        "POST /api/sessions/{code}/timer/start", "POST /api/sessions/{code}/timer/add", "POST /api/sessions/{code}/timer/pause",
        "POST /api/sessions/{code}/timer/stop", "POST /api/sessions/{code}/undo", "POST /api/sessions/{code}/reopen",
        "POST /api/sessions/{code}/stories/s-1/park", "POST /api/sessions/{code}/stories/s-1/unpark",
        "POST /api/sessions/{code}/stories/park", "POST /api/sessions/{code}/stories/unpark", "POST /api/sessions/{code}/stories/delete",
        "GET /api/sessions/{code}/summary", "GET /api/sessions/{code}/webhook", "PUT /api/sessions/{code}/webhook",
        "POST /s/{code}/reveal", "POST /s/{code}/reset", "POST /s/{code}/quick", "POST /s/{code}/start", "POST /s/{code}/undo",
        "POST /s/{code}/skip", "POST /s/{code}/unskip", "POST /s/{code}/park", "POST /s/{code}/unpark", "POST /s/{code}/move",
        "POST /s/{code}/top", "POST /s/{code}/down", "POST /s/{code}/deletestory", "POST /s/{code}/starttimer", "POST /s/{code}/addtime",
        "POST /s/{code}/pausetimer", "POST /s/{code}/stoptimer", "POST /s/{code}/stopcountdown", "POST /s/{code}/autoreveal",
        "POST /s/{code}/promote", "POST /s/{code}/acceptcontrols", "POST /s/{code}/returncontrols", "POST /s/{code}/stories/preview",
        "GET /s/{code}/stories/rows?group=Next&after=s-1", "GET /s/{code}/summary", "GET /s/{code}/leaving",
        "POST /s/{code}/players/me", "GET /s/{code}/stories/rowform?storyId=s-1", "GET /s/{code}/stories/found?q=s",
        "GET /s/{code}/stories/progress?job=a", "POST /s/{code}/stories/tracker", "POST /s/{code}/stories/addagain",
        "GET /s/{code}/webhook", "POST /s/{code}/webhook/set", "POST /s/{code}/webhook/again",
        "DELETE /api/sessions/{code}/webhook", "POST /api/sessions/{code}/webhook/deliveries/none/send", "GET /s/{code}/seat",
        "GET /s/{code}/references", "GET /s/{code}/ending", "GET /s?code={code}", "POST /language", "POST /theme", "GET /offline",
        "GET /open?code={code}", "GET /error/404", "GET /health/live", "GET /health/ready",
    ];

    static readonly string[] Bodies =
    [
        """{"name":"T","hostName":"H","deck":["1","2"],"facilitateOnly":false}""",
        """{"value":"5","round":1,"rev":1,"playerId":"{pid}"}""", """{"name":"N","role":"observer"}""",
        """{"id":"s-9","key":"K","title":"T","description":"D","url":"https://example.org/"}""", """{"estimate":"5","round":1}""",
        """{"seconds":90,"endsAt":"2026-01-01T00:00:00Z"}""", """{"storyIds":["s-1","s-2"]}""", """{"undoId":5}""",
        """{"settings":{"timerSeconds":60,"autoReveal":true,"whoReveals":"everyone"}}""", """{"url":"https://example.org/"}""",
        """{"position":1}""", """{"host":true}""", "{}",
        "Title,Key\r\nOne,K-1\r\n\"Two\nlines\",K-2",
        "name=N&role=voter&value=5&round=1&rev=1&storyId=s-1&title=T&lines=a%0Ab&deck=custom&cards=1+2&sure=false",
        "playerId={pid}&storyId=s-1&place=2&seconds=60&undoId=4&estimate=5&was=3&autoReveal=true", "",
    ];

    static readonly string[] Types =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=latin1", "application/problem+json", "text/csv",
        "text/plain; charset=utf-16", "text/html",
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data; boundary=", "nonsense",
        "application/json;;;", "application/json; charset=\"", "",
    ];

    static readonly string[] Encodings = ["gzip", "br", "deflate", "identity", "x, y", "\t"];

    static readonly string[] Values =
    [
        "1e400", "-0", "99999999999999999999999", "null", "true", "[]", "{}", "\"\\ud800\"", "\"\\u0000\"", "\"\\uffff\"", "\"\u202e\"",
        "1.5", "\"x", "\"1\"", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "NaN",
    ];

    static readonly string[] Segments =
        ["%00", "%ff%fe", "..%2f..", "%", "%zz", "a/b//c", "\u202e", "😀", "%ed%a0%80", "'\"<>", "%0d%0aX: y", "con.csv", "export.exe",
            "-1", "true", "{x}", "[0]", ";", "?", "#"];

    public JunkRequest Next()
    {
        var (method, path) = Pick(Endpoints).Split(' ') is [var verb, var rest] ? (verb, Fill(rest))
            : throw new InvalidOperationException();
        if (Chance(6)) method = Pick("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW");
        if (Chance(4)) path = Mangle(path);
        // The session must not be deleted.
        if (method == "DELETE" && path.Split('?')[0].TrimEnd('/').EndsWith(session.Code, StringComparison.Ordinal)) method = "PUT";
        var body = method is "GET" or "HEAD" or "TRACE" && !Chance(20) ? null : Body();
        List<(string, string)> headers = [];
        if (Chance(2)) headers.Add(
            ("Authorization", $"Bearer {Pick(session.Host.Token!, session.Player.Token!, new string('a', 43), "ü", "")}"));
        if (Chance(3)) headers.Add(("Cookie", $"device={Pick(session.Host.Token!, "x", "\"", ";;;=")}"));
        if (Chance(3)) headers.Add(("HX-Request", Pick("true", "1", "")));
        if (Chance(8)) headers.Add(("Content-Encoding", Pick(Encodings)));
        if (Chance(8)) headers.Add(("Last-Event-ID", Pick("1", "-9", "99999999999999999999", "x")));
        if (Chance(8)) headers.Add(("X-Forwarded-For", Pick("1.2.3.4", "::1", "nonsense", "1.2.3.4, ,,", new string('9', 500))));
        if (Chance(8)) headers.Add(("X-Forwarded-Host", Pick("a.example", "a b", "[::", "")));
        if (Chance(8)) headers.Add(("Accept", Pick("text/event-stream", "*/*;q=x", "application/xml", "\"")));
        return new(method, path, body, Pick(Types), headers);
    }

    byte[] Body()
    {
        if (Chance(8))
        {
            var noise = new byte[random.Next(2000)];
            random.NextBytes(noise);
            return noise;
        }
        var text = Fill(Pick(Bodies));
        if (Chance(4)) text = text[..random.Next(text.Length + 1)];
        if (Chance(3) && text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) text = text[..(colon + 1)] + Pick(Values) + (
            Chance(2) ? "}" : text[(colon + 1)..]);
        if (Chance(30)) text += new string(' ', 70_000);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && Chance(4)) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    string Mangle(string path) => random.Next(5) switch
    {
        0 => path + "/" + Pick(Segments),
        1 => path.Replace(session.Code, Pick(Segments), StringComparison.Ordinal),
        2 => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Create(
            CultureInfo.InvariantCulture, $"{Pick("round", "since", "handler", "format", "edit", "code", "x")}={Pick(Segments)}"),
        3 => path + "/" + new string('x', random.Next(3000)),
        _ => path.Insert(random.Next(1, path.Length), Pick(Segments)),
    };

    string Fill(string text) =>
        text.Replace("{code}", session.Code, StringComparison.Ordinal).Replace("{pid}", session.Player.Id.Value, StringComparison.Ordinal);

    T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    bool Chance(int oneIn) => random.Next(oneIn) == 0;
}

/// <summary>A request that can be sent again.</summary>
sealed record JunkRequest(string Method, string Path, byte[]? Body, string Type, List<(string Name, string Value)> Headers)
{
    public HttpRequestMessage ToRequest(Uri server)
    {
        var request = new HttpRequestMessage(new(Method), new Uri(server.GetLeftPart(UriPartial.Authority) + Path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        // The rest of one request must not be read as the start of another.
        request.Headers.ConnectionClose = true;
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Type);
        }
        foreach (var (name, value) in Headers)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    public override string ToString()
    {
        var body = Body is null ? "" : Encoding.UTF8.GetString(Body, 0, Math.Min(200, Body.Length));
        return $"{Method} {Path} [{Type}] {string.Join("; ", Headers)} {body}";
    }
}
