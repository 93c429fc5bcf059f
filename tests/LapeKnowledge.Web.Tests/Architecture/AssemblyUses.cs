using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace LapeKnowledge.Web.Tests.Architecture;

/// <summary>Which other assemblies each type of an assembly uses: in its signatures, attributes and code.</summary>
internal static class AssemblyUses
{
    /// <returns>The full name of each outermost type with the names of the assemblies that it and the types within it use.</returns>
    public static Dictionary<string, HashSet<string>> Read(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var metadata = file.GetMetadataReader();
        var uses = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = OutermostName(metadata, type);
            if (!uses.TryGetValue(name, out var found))
            {
                uses[name] = found = new HashSet<string>(StringComparer.Ordinal);
            }
            new TypeUses(metadata, file, found).Add(type);
        }
        return uses;
    }

    private static string OutermostName(MetadataReader metadata, TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }
        var space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? metadata.GetString(type.Name) : $"{space}.{metadata.GetString(type.Name)}";
    }

    private sealed class TypeUses(MetadataReader metadata, PEReader file, HashSet<string> found)
    {
        private readonly SignatureUses _signatures = new(metadata, found);

        public void Add(TypeDefinition type)
        {
            AddToken(type.BaseType);
            foreach (var implemented in type.GetInterfaceImplementations())
            {
                AddToken(metadata.GetInterfaceImplementation(implemented).Interface);
            }
            foreach (var field in type.GetFields())
            {
                metadata.GetFieldDefinition(field).DecodeSignature(_signatures, null);
            }
            AddAttributes(type.GetCustomAttributes());
            foreach (var method in type.GetMethods())
            {
                AddMethod(metadata.GetMethodDefinition(method));
            }
        }

        private void AddMethod(MethodDefinition method)
        {
            method.DecodeSignature(_signatures, null);
            AddAttributes(method.GetCustomAttributes());
            if (method.RelativeVirtualAddress == 0)
            {
                return;
            }
            var body = file.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
            {
                metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, null);
            }
            foreach (var token in Instructions.Tokens(body.GetILReader()))
            {
                AddToken(MetadataTokens.EntityHandle(token));
            }
        }

        private void AddAttributes(CustomAttributeHandleCollection attributes)
        {
            foreach (var attribute in attributes)
            {
                AddToken(metadata.GetCustomAttribute(attribute).Constructor);
            }
        }

        private void AddToken(EntityHandle handle)
        {
            switch (handle.Kind)
            {
                case HandleKind.TypeReference:
                    _signatures.AddReference((TypeReferenceHandle)handle);
                    break;
                case HandleKind.TypeSpecification:
                    metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, null);
                    break;
                case HandleKind.MemberReference:
                    AddToken(metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
                    break;
                case HandleKind.MethodSpecification:
                    var method = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                    AddToken(method.Method);
                    method.DecodeSignature(_signatures, null);
                    break;
            }
        }
    }
}
