import { createContext, useContext } from 'react'
import { type Call, call } from '../../../platform/web/api-client.ts'

/** How the screens of places call the server: as whoever is signed in, once the surface says how that is done. */
export const PlacesCall = createContext<Call>(call)

export function usePlacesCall(): Call {
  return useContext(PlacesCall)
}
