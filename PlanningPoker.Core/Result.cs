using System.Diagnostics.CodeAnalysis;

namespace PlanningPoker.Core;

/// <summary>What was asked for, or the refusal. Exactly one of the two is there.</summary>
public readonly struct Result<T> where T : class
{
    Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What was asked for; null when it was refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Splits the result for a <c>switch</c> or two variables.</summary>
    public void Deconstruct(out T? value, out Refusal? refusal) => (value, refusal) = (Value, Refusal);

    /// <summary>Whether there is a value; if not, there is a refusal.</summary>
    public bool Is([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = this;
        return value is not null;
    }

    /// <summary>The result as one of a base type.</summary>
    public Result<TBase> As<TBase>() where TBase : class => new(Value as TBase, Refusal);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal);

    public static implicit operator Result<T>(Reason reason) => new(null, reason);
}
