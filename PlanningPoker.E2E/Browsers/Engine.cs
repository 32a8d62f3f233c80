namespace PlanningPoker.E2E.Browsers;

/// <summary>The three engines behind the browsers people use: Chrome and Edge, Firefox, Safari.</summary>
public enum Engine
{
    Chromium,
    Firefox,
    WebKit,
}
