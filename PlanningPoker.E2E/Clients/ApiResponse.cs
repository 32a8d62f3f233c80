using System.Net;
using System.Text.Json;

namespace PlanningPoker.E2E.Clients;

/// <summary>A response of the API.</summary>
sealed record ApiResponse(HttpStatusCode Status, string Text)
{
    public bool IsSuccess => (int)Status < 400;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The code of a refusal.</summary>
    public string? Code => IsSuccess ? null : Json.GetProperty("code").GetString();
}
