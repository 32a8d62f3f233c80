namespace PlanningPoker.Load;

/// <summary>Ends the run with a message for the person who started it.</summary>
sealed class LoadException(string message) : Exception(message)
{
    public static LoadException Refused(string request, string answer) => new($"The server refused {request}: {answer}");
}
