using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Demo;

/// <summary>What a demo is made of, in the language of the request.</summary>
static class DemoTexts
{
    public static IReadOnlyList<string> Players =>
        [Words.DemoPlayerFirst, Words.DemoPlayerSecond, Words.DemoPlayerThird, Words.DemoPlayerFourth];

    public static IReadOnlyList<string> Stories =>
        [Words.DemoStorySignIn, Words.DemoStoryOrders, Words.DemoStoryInvoices, Words.DemoStoryParcel, Words.DemoStorySearch];
}
