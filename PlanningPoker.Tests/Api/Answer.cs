using System.Text.Json.Nodes;

namespace PlanningPoker.Tests.Api;

static class Answer
{
    public static void AssertRefused(int status, string code, JsonObject answer)
    {
        Assert.Equal((status, code), ((int)answer["status"]!, (string)answer["problem"]!["code"]!));
        Assert.NotEmpty((string)answer["problem"]!["title"]!);
    }
}
