using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Pages.Dev;

/// <summary>The states of the table that the gallery shows.</summary>
static class Scenes
{
    static readonly string[] PlayerNames =
        ["Alice", "Bob", "Carol", "Dan", "Eve", "Farid", "Grace", "Hiro", "Ines", "João", "Kim", "Lena", "Mats", "Nadia", "Olu"];

    const string Description = """
        h2. Why
        The scanners lose their network between hall 3 and hall 4 for *two minutes* at most while the clerk scans again.

        * Keep every scan in {{queue.db}}
        * Send in order, see [the protocol|https://wiki.example/scanner_protocol]

        {code}
        if (scanner.isOnline) queue.sendAllInOrder(RetryPolicy.exponential());
        {code}
        """;

    static readonly string[] Spread = ["3", "5", "5", "8", "5", "13", "2"];

    static readonly string?[] Reasons =
    [
        "We did the same for sign-in", "The mail server is new, nobody here has touched it, and the link has to be signed", null,
        "Half of it is copy", "Templates are there", null, "What is \"an hour\"?",
    ];

    static readonly Dictionary<string, Func<Play>> States = new()
    {
        ["empty"] = () => Team(1),
        ["first-steps"] = () => Team(4),
        ["voting"] = () => Backlog(4).Vote("5", null, "8"),
        ["voting-player"] = () => Backlog(4).Vote("5", "8").SeenBy(1),
        ["everyone-reveals"] = () => Backlog(4).Run(new UpdateSession(Settings: new("everyone"))).Vote("5", "8").SeenBy(1),
        ["skipped"] = () => Backlog(6).Vote("5", null, "8").Skip(1).Skip(4),
        ["skipped-player"] = () => Backlog(6).Vote("5", null, "8").Skip(1).Skip(4).SeenBy(1),
        ["all-voted"] = () => Backlog(5).Vote("5", "8", "5", "3", "?"),
        ["timer"] = () => Backlog(6).Vote("5", null, "8").Time(90),
        ["timer-all-voted"] = () => Backlog(3).Vote("5", "5", "8").Time(90),
        ["consensus"] = () => Backlog(5).Vote("5", "5", "5", "5", "5").Reveal(),
        ["outliers"] = () => Backlog(7).Vote("3", "13", "5", "5", "3", "5", "?").Reveal(),
        ["outliers-player"] = () => Backlog(7).Vote("3", "13", "5", "5", "3", "5", "?").Reveal().SeenBy(2),
        ["rounds"] = () => Backlog(6).Vote("1", "20", "5", "8", "3", "8").Reveal()
            .Run(new Reset()).Vote("3", "13", "5", "8", "5", "5").Reveal()
            .Run(new Reset()).Vote("5", "8", "5", "8", "5", "5").Reveal(),
        ["five-rounds"] = () => FiveRounds(),
        ["five-rounds-voting"] = () => FiveRounds().Run(new Reset()).Vote("5"),
        ["40-rounds"] = () => Backlog(40).Vote(Many(40)).Reveal()
            .Run(new Reset()).Vote(Many(39).Select(face => face is "13" ? "5" : face)).Reveal(),
        ["anonymous"] = () => Anonymous().Vote("3", "13", "5", "5", "?").Reveal(),
        ["anonymous-voting"] = () => Anonymous().Vote("3", "13").SeenBy(1),
        ["anonymous-rounds"] = () => Anonymous().Vote("3", "13", "5", "5", "3").Because("Easy", null, "Like US-124").Reveal()
            .Run(new Reset()).Vote("5", "8", "5", "5", "5").Reveal(),
        ["last-story"] = () => LastStory(),
        ["backlog-done"] = () => LastStory().Estimate("5"),
        ["backlog-done-player"] = () => LastStory().Estimate("5").SeenBy(1),
        ["reason"] = () => Backlog(4).Vote("5", "8").Because("Looks like last month's sign-in work"),
        ["reason-player"] = () => Backlog(4).Vote("5", "8").Because(null, "Nobody knows the mail server").SeenBy(1),
        ["reasons"] = () => Backlog(7).Vote("3", "13", "5", "5", "3", "5", "?").Because(Reasons).Reveal(),
        ["reasons-player"] = () => Backlog(7).Vote("3", "13", "5", "5", "3", "5", "?").Because(Reasons).Reveal().SeenBy(2),
        ["anonymous-reasons-player"] = () => Anonymous().Vote("3", "13", "5", "5", "3").Because("Easy", null, "Like US-124").Reveal()
            .SeenBy(2),
        ["15-reasons"] = () => Backlog(15).Vote(Many(15)).Because(Enumerable.Repeat(Reasons, 3).SelectMany(each => each).Take(15)).Reveal(),
        ["second-round"] = () => Backlog(6).Vote("1", "20", "5", "8", "3", "8").Reveal().Run(new Reset()).Vote("3", null, "5"),
        ["third-round-player"] = () => Backlog(6).Vote("1", "20", "5", "8", "3", "8").Reveal()
            .Run(new Reset()).Vote("3", "13", "5", "8", "5", "5").Reveal().Run(new Reset()).Vote("3", "8").SeenBy(1),
        ["controls-offered"] = () => Backlog(4).Vote(null, "5").OfferTo(1).SeenBy(1),
        ["controls-offered-other"] = () => Backlog(4).Vote(null, "5").OfferTo(1).SeenBy(2),
        ["stand-in"] = () => Backlog(4).Vote(null, "5").StandIn(1),
        ["stand-in-revealed"] = () => Backlog(4).Vote(null, "5", "8").StandIn(1).Reveal(),
        ["facilitating"] = () => Backlog(5).Watching(0).Vote(null, "5", "8"),
        ["facilitating-revealed"] = () => Backlog(5).Watching(0).Vote(null, "5", "8", "5", "13").Reveal(),
        ["facilitating-empty"] = () => Team(1).Watching(0),
        ["spread"] = () => Backlog(13).Vote(Deck.ModifiedFibonacci.Cards.Select(card => card.Face)).Reveal(),
        ["observer"] = () => Backlog(4).Vote("5").Watching(2).SeenBy(2),
        ["quick"] = () => Team(4).Vote("5", "8", "3"),
        ["t-shirt"] = () => Backlog(5).Use("t-shirt").Vote("S", "XL", "M", "M", "☕").Reveal(),
        ["custom-deck"] = () => Backlog(3).Use("tiny small middling enormous ? ☕").Vote("tiny", "enormous").SeenBy(1),
        ["description"] = () => Backlog(5).Add("US-132", "Keep every scan while the network is away", description: Description)
            .Start("US-132").Vote("5", null, "8"),
        ["long-names"] = LongTexts,
        ["3-players"] = () => Backlog(3).Vote("5", null, "8"),
        ["3-revealed"] = () => Backlog(3).Vote("5", "5", "8").Reveal(),
        ["8-players"] = () => Backlog(8).Vote(Many(5)),
        ["8-revealed"] = () => Backlog(8).Vote(Many(8)).Reveal(),
        ["14-players"] = () => Backlog(14).Vote(Many(11)),
        ["14-revealed"] = () => Backlog(14).Vote(Many(14)).Reveal(),
        ["15-players"] = () => Backlog(15).Vote(Many(11)),
        ["15-revealed"] = () => Backlog(15).Vote(Many(15)).Reveal(),
        ["40-players"] = () => Backlog(40).Vote(Many(31)),
        ["40-revealed"] = () => Backlog(40).Vote(Many(40)).Reveal(),
        ["parked"] = () => Backlog(4).Park("US-126", "US-131").Vote("5", "8"),
        ["1000-stories"] = () => Team(4)
            .Import(Enumerable.Range(1, 1000).Select(i => $"Story number {i} of a backlog that nobody will ever finish"))
            .Start("BIG-3").Vote("5"),
    };

    public static IEnumerable<string> Names => States.Keys;

    public static Scene? Of(string name) => States.TryGetValue(name, out var play) ? play().Scene : null;

    static Play Team(int players) => Play.Open("Rocket team, sprint 42", PlayerNames[0])
        .Join(Enumerable.Range(1, players - 1).Select(i => i < PlayerNames.Length ? PlayerNames[i] : $"Player {i + 1}"));

    static Play Backlog(int players) => Team(players)
        .Add("US-121", "Sign in with a passkey", "8").Add("US-124", "Show the last five orders on the start page", "3")
        .Add("US-125", "Reset a forgotten password by e-mail", description: "A link that works once, for an hour; old sessions end.")
        .Add("US-126", "Export invoices as CSV").Add(null, "Spike: can the search run on the read replica?")
        .Add("US-130", "Tell the customer when a parcel is late, by mail or message as they chose").Add("US-131", "Delete an account")
        .Start("US-125");

    static Play LastStory() => Backlog(3).EstimateOthers("5").Vote("5", "5", "8").Reveal();

    static Play Anonymous() => Backlog(5).Run(new UpdateSession(Settings: new(Anonymous: true)));

    static Play FiveRounds() => Backlog(5).Vote("1", "20", "5", "?", "3").Reveal()
        .Join("Bartholomäus Constantin Przybyszewski").Run(new Reset()).Vote("3", "13", "5", "☕", null, "8").Reveal()
        .Run(new Reset()).Vote("5", "13", "5", null, "3", "8").Skip(3).Reveal()
        .Run(new Reset()).Vote("5", "8", "5", "5", "3", "8").Reveal()
        .Run(new Reset()).Vote("5", "8", "5", "5", null, "8").Reveal();

    static Play LongTexts() => Play.Open("Team Donaudampfschifffahrtsgesellschaft", "Maximiliane-Wilhelmina von und zu Hohen")
        .Join("Ng", "Bartholomäus Constantin Przybyszewski-Ot", "王小明", "🦊 the fox")
        .Add("PLATFORM-INTEGRATION-2026-000417-SUBTASK",
            "As a warehouse clerk on the night shift I want the handheld scanner to keep every scan while the network is away "
            + "and to send them in the right order when it is back so that no parcel is counted",
            description: string.Join("\n\n", Enumerable.Repeat(
                "The scanners lose their network between hall 3 and hall 4 for up to two minutes, and the clerk scans again.", 6)))
        .Start("PLATFORM-INTEGRATION-2026-000417-SUBTASK").Vote("5", "100", "½", "?").Reveal();

    static IEnumerable<string> Many(int votes) => Enumerable.Range(0, votes).Select(i => Spread[i % Spread.Length]);
}
