namespace PlanningPoker.Load.Poker;

/// <summary>Where a client sends its actions: to the JSON API, or to the page's form handlers as its buttons do.</summary>
enum ActionEndpoint { Api, Forms }
