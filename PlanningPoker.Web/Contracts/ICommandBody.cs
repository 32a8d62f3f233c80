using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Contracts;

/// <summary>Data that becomes one of several commands, or is parsed further before it becomes one.</summary>
interface ICommandBody
{
    (Command? Command, Refusal? Refusal) ToCommand();
}
