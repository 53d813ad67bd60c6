/** What other rooms may ask of the materials. */
export { findMaterial, listMaterials } from './store.ts';
