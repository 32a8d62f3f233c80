using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>Asks whether an old click that could not be sent is still wanted.</summary>
/// <param name="Verb">The outbox verb.</param>
/// <param name="Text">The question.</param>
/// <param name="Yes">The button that does it.</param>
public sealed record QuestionView(string Verb, string Text, string Yes)
{
    /// <summary>One for each verb of the outbox that is asked about.</summary>
    public static IEnumerable<QuestionView> All => OutboxVerb.All.Where(verb => !verb.IsNumbered).Select(verb => Of(verb.Verb));

    static QuestionView Of(string verb) => verb switch
    {
        "reveal" => new(verb, Words.QuestionReveal, Words.ControlsReveal),
        "reset" => new(verb, Words.QuestionReset, Words.ControlsVoteAgain),
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "Has no question."),
    };
}
