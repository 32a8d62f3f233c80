using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>.</summary>
public sealed class OpenApiTests(TestServer server)
{
    [Theory]
    [InlineData("post", "/api/sessions", "bad_name bad_deck too_many_requests busy cross_site")]
    [InlineData("post", "/api/sessions/{id}/players", "bad_name name_taken session_full no_session")]
    [InlineData("get", "/api/sessions/{id}", "no_session bad_request")]
    [InlineData("post", "/api/sessions/{id}/vote",
        "bad_card bad_reason observer_cannot_vote already_revealed stale_rev vote_is_final stale_round not_joined not_you removed")]
    [InlineData("delete", "/api/sessions/{id}/vote", "already_revealed stale_rev stale_round")]
    [InlineData("post", "/api/sessions/{id}/reveal", "nothing_to_reveal not_host stale_round")]
    [InlineData("post", "/api/sessions/{id}/players/{playerId}/skip", "no_player already_revealed not_host stale_round")]
    [InlineData("post", "/api/sessions/{id}/players/{playerId}/unskip", "no_player already_revealed not_host stale_round")]
    [InlineData("post", "/api/sessions/{id}/reset", "not_host stale_round session_ended")]
    [InlineData("post", "/api/sessions/{id}/end", "not_host not_joined")]
    [InlineData("post", "/api/sessions/{id}/reopen", "not_host not_joined")]
    [InlineData("post", "/api/sessions/{id}/host/accept", "not_offered")]
    [InlineData("post", "/api/sessions/{id}/host/return", "not_offered not_host")]
    [InlineData("post", "/api/sessions/{id}/countdown/stop", "nothing_to_stop not_host stale_round")]
    [InlineData("post", "/api/sessions/{id}/timer/start", "bad_timer not_host stale_round")]
    [InlineData("post", "/api/sessions/{id}/timer/add", "bad_timer no_timer not_host stale_round")]
    [InlineData("post", "/api/sessions/{id}/timer/pause", "no_timer not_host stale_round")]
    [InlineData("post", "/api/sessions/{id}/timer/stop", "not_host stale_round")]
    [InlineData("post", "/api/sessions/{id}/stories", "bad_story too_many_stories not_host")]
    [InlineData("post", "/api/sessions/{id}/stories/import", "bad_csv too_large unsupported_media_type not_host")]
    [InlineData("patch", "/api/sessions/{id}/stories/{storyId}", "bad_story bad_card no_story stale_round conflict")]
    [InlineData("delete", "/api/sessions/{id}/stories/{storyId}", "no_story not_host")]
    [InlineData("post", "/api/sessions/{id}/stories/{storyId}/park", "no_story not_host")]
    [InlineData("post", "/api/sessions/{id}/stories/delete", "no_story not_host bad_request")]
    [InlineData("post", "/api/sessions/{id}/stories/{storyId}/unpark", "no_story not_host")]
    [InlineData("post", "/api/sessions/{id}/stories/park", "no_story not_host bad_request")]
    [InlineData("post", "/api/sessions/{id}/stories/unpark", "no_story not_host bad_request")]
    [InlineData("post", "/api/sessions/{id}/stories/{storyId}/start", "no_story stale_round")]
    [InlineData("post", "/api/sessions/{id}/quick-vote", "not_host stale_round")]
    [InlineData("patch", "/api/sessions/{id}", "bad_name bad_deck bad_settings conflict")]
    [InlineData("post", "/api/sessions/{id}/undo", "not_host too_late")]
    [InlineData("delete", "/api/sessions/{id}", "not_host")]
    [InlineData("patch", "/api/sessions/{id}/players/{playerId}", "no_player bad_name name_taken not_host conflict")]
    [InlineData("delete", "/api/sessions/{id}/players/{playerId}", "no_player not_host")]
    [InlineData("get", "/api/sessions/{id}/summary", "no_session")]
    [InlineData("get", "/api/sessions/{id}/export", "no_session bad_request")]
    [InlineData("get", "/api/sessions/{id}/events", "no_session too_many_requests")]
    public async Task Every_route_is_described_with_its_refusals(string method, string path, string codes)
    {
        var operation = (await DocumentAsync())["paths"]![path]![method]!.AsObject();
        Assert.NotEmpty((string)operation["summary"]!);
        var refusals = operation["responses"]!.AsObject().Where(response => response.Key[0] >= '4')
            .Select(response => (string)response.Value!["description"]!);
        var descriptions = string.Join('\n', refusals);
        Assert.All(codes.Split(' '), code => Assert.Contains($"`{code}`", descriptions, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_routes_of_the_API_are_described_and_no_others()
    {
        var described = from path in (await DocumentAsync())["paths"]!.AsObject()
                        from operation in path.Value!.AsObject()
                        select $"{operation.Key.ToUpperInvariant()} {path.Key}";
        var mapped = from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     let path = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
                     where path.StartsWith("/api/", StringComparison.Ordinal)
                     from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                     select $"{method} {path}";
        Assert.Contains("POST /api/sessions/{id}/vote", described);
        Assert.Equal(mapped.Order(), described.Order());
    }

    [Fact]
    public async Task Only_members_that_are_never_omitted_are_required()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        Assert.Equal(["playerId", "name", "role", "host", "voted", "here", "skipped"], Names(schemas["SnapshotPlayer"]!["required"]!));
        Assert.DoesNotContain("you", Names(schemas["Snapshot"]!["required"]!));
        Assert.Equal("""["null","string"]""", schemas["SnapshotStory"]!["properties"]!["key"]!["type"]!.ToJsonString());
        Assert.Equal("string", (string?)schemas["SnapshotPlayer"]!["properties"]!["vote"]!["type"]);
    }

    [Fact]
    public async Task A_body_requires_its_own_members_and_not_those_of_the_address()
    {
        var paths = (await DocumentAsync())["paths"]!;
        JsonNode Body(string path) => paths[path]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        Assert.Equal(["value"], Names(Body("/api/sessions/{id}/vote")["required"]!));
        Assert.Equal(["name", "hostName"], Names(Body("/api/sessions")["required"]!));
        Assert.Equal(["round", "estimate", "estimateWas"], Body("/api/sessions/{id}/stories/{storyId}/start")["properties"]!.AsObject()
            .Select(property => property.Key));
    }

    [Fact]
    public async Task A_command_requires_the_token()
    {
        var document = await DocumentAsync();
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["playerToken"]!["scheme"]);
        Assert.NotNull(document["paths"]!["/api/sessions/{id}/vote"]!["post"]!["security"]);
        Assert.Null(document["paths"]!["/api/sessions/{id}"]!["get"]!["security"]);
    }

    static IEnumerable<string> Names(JsonNode names) => names.AsArray().Select(name => (string)name!);

    async Task<JsonObject> DocumentAsync() => (await server.Http.GetFromJsonAsync<JsonObject>("/openapi/v1.json", TestTimeout.Token))!;
}
