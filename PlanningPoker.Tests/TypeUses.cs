using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace PlanningPoker.Tests;

/// <summary>
/// Finds which types of an assembly use which other types. It reads the compiled code: base types, members, attributes and method bodies.
/// </summary>
static class TypeUses
{
    public static IReadOnlyCollection<(string From, string To)> In(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. module.GetAllTypes().SelectMany(
            type => UsedBy(type).SelectMany(Parts).Select(used => (Outermost(type).FullName, Outermost(used).FullName))).Distinct()];
    }

    static IEnumerable<TypeReference?> UsedBy(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(each => each.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
        .. type.Methods.SelectMany(UsedBy),
    ];

    static IEnumerable<TypeReference?> UsedBy(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.CustomAttributes.Select(attribute => attribute.AttributeType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(instruction => UsedBy(instruction.Operand)) : [],
    ];

    static IEnumerable<TypeReference?> UsedBy(object? operand) => operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    /// <summary>The type itself, and the types that it is made of: elements and generic arguments.</summary>
    static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specified => Parts(specified.ElementType),
        _ => [type],
    };

    static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
