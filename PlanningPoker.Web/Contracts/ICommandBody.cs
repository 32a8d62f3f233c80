using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Contracts;

/// <summary>A request body that is not a command itself: it becomes one of several commands, or has to be parsed further.</summary>
interface ICommandBody
{
    Result<PlayerCommand> ToCommand();
}

/// <summary>A part of a request body: its members are optional.</summary>
interface IBodyPart;
