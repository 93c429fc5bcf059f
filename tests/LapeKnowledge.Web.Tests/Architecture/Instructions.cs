using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace LapeKnowledge.Web.Tests.Architecture;

/// <summary>Finds the metadata tokens in the code of a method.</summary>
internal static class Instructions
{
    private const byte TwoByteMark = 0xFE;
    private static readonly Dictionary<int, OpCode> ByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => (int)(ushort)o.Value);

    public static IEnumerable<int> Tokens(BlobReader code)
    {
        List<int> tokens = [];
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            var operation = ByValue[value == TwoByteMark ? TwoByteMark << 8 | code.ReadByte() : value];
            switch (operation.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(code.ReadInt32());
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32(); // read first: the offset moves by it too
                    code.Offset += 4 * targets;
                    break;
                default:
                    code.Offset += SizeOf(operation.OperandType);
                    break;
            }
        }
        return tokens;
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
