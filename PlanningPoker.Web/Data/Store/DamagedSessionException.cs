namespace PlanningPoker.Web.Data.Store;

/// <summary>The rows of a session were damaged or changed by hand, and do not make a session any more.</summary>
/// <param name="code">The session.</param>
/// <param name="inner">What is wrong with them.</param>
sealed class DamagedSessionException(string code, Exception inner) : Exception($"The rows of the session {code} are damaged.", inner);
